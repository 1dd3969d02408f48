"""Facilities: who offers what, where and when, how fresh that knowledge is, and finding the right one."""
