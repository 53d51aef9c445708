"""Sources without comments and docstrings, as they go on a stick.

They only run where the bytecode of that Python is missing, and are a third smaller like this. The lines of a fault are
counted otherwise in them than in the repository; the licences of the packages stand beside them.
"""

from __future__ import annotations

import ast

HAVE_DOCSTRINGS = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def lean(source: bytes) -> bytes:
    """Return a module that does the same; the source itself where it cannot be taken apart."""
    try:
        tree = ast.parse(source)
        for node in ast.walk(tree):
            if isinstance(node, HAVE_DOCSTRINGS) and ast.get_docstring(node, clean=False) is not None:
                node.body[:1] = [] if len(node.body) > 1 else [ast.Pass()]
        return ast.unparse(ast.fix_missing_locations(tree)).encode()
    except (SyntaxError, ValueError):
        return source
