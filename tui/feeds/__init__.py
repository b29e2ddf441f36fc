"""The actions of `nutgraf feeds`, each a function ``run(arguments) -> exit code``."""
