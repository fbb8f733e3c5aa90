"""The week before a sitting: new items, the overview, the draft of the mail, what is closed afterwards."""
