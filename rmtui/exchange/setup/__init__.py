"""Setup in words: what follows from an answer, and the pages made from all of them."""
