"""The few names that other rooms may import: none yet, since no room needs one."""
