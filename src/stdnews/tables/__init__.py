"""Generated tables; each says in its header where its facts come from and what made it."""
