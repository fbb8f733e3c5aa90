"""The judgement on a deck: refused on facts, warned on estimates, each with its slide and its remedy."""
