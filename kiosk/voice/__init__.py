"""The voice: words to sound, and when each word is said."""
