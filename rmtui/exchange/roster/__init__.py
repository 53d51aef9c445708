"""People in: from the bytes of a roster to one edit that adds them."""
