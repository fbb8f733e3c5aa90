"""What comes back from outside: exports of accounting packages, and later lists, fiches and comments."""
