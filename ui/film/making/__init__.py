"""A narrated film from a flow: script, voice, cards, montage. Needs ffmpeg and espeak-ng; the kiosk does not."""
