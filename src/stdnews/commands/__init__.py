"""The commands, one a module; ``stdnews.cli`` loads a module when its command is called or listed."""
