"""An employer’s own file: what goes in, what stays out, and the package."""
