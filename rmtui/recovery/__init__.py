"""Recovery: around the open programme, so that it can be had back: copies, the past, and forgetting for good."""
