"""The drawing of a map: boxes, paths and text runs, written to a painter or to SVG. QtGui, never QtWidgets."""
