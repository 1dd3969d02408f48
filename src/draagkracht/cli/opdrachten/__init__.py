"""The commands, one file each; every file offers `opdracht`."""
