"""What all formats of annotations share: what an annotation says, which source it means, where its words stand."""
