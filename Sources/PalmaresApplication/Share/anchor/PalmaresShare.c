/*
 * SwiftPM lays the resources of a target beside the executable. For a Swift target it also writes an
 * accessor that links Foundation, which costs the program half of its start; for a C target it
 * doesn't. So the data belong to this target, and Share.swift finds them from the executable's path.
 */
#include "PalmaresShare.h"

typedef int palmares_share_has_no_code;
