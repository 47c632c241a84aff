"""A small file of Argdown, and what its reference says of it as JSON."""

ARGDOWN = """# Costs #x

[Levy]: The levy is **fair** [here](http:c). #money {source: council 2024}
  + <Shops>: Shops gain from it.
    - [Survey]: Few shops say so.
  >< [No levy]: There should be none.

<Roads>: What roads cost.

(1) Drivers use roads.
(2) Roads cost money.
-- Those who use pay {uses: [1, 2]} --
  <_ [Doubt]: Do they?
(3) [Levy]
"""
ARGDOWN_JSON = """{
 "arguments": {
  "Shops": {"type": "argument", "title": "Shops", "section": "s1", "pcs": [], "relations": [], "members": [
   {"role": "argument-description", "text": "Shops gain from it.", "title": "Shops", "isTopLevel": false,
    "startLine": 4, "endLine": 5, "startColumn": 5, "endColumn": 34, "section": "s1"}]},
  "Roads": {"type": "argument", "title": "Roads", "section": "s1", "members": [
   {"role": "argument-description", "text": "What roads cost.", "title": "Roads", "isTopLevel": true,
    "startLine": 8, "endLine": 8, "startColumn": 1, "endColumn": 26, "section": "s1"}],
   "pcs": [
    {"type": "statement", "text": "Drivers use roads.", "title": "Untitled 1", "role": "premise", "section": "s1",
     "startLine": 10, "endLine": 10, "startColumn": 5, "endColumn": 23, "argumentTitle": "Roads"},
    {"type": "statement", "text": "Roads cost money.", "title": "Untitled 2", "role": "premise", "section": "s1",
     "startLine": 11, "endLine": 11, "startColumn": 5, "endColumn": 22, "argumentTitle": "Roads"},
    {"type": "statement", "title": "Levy", "isReference": true, "role": "main-conclusion", "section": "s1",
     "startLine": 14, "endLine": 14, "startColumn": 5, "endColumn": 10, "argumentTitle": "Roads",
     "inference": {"type": "inference", "inferenceRules": ["Those who use pay"], "data": {"uses": [1, 2]},
      "startLine": 12, "endLine": 13, "startColumn": 1, "conclusionIndex": 2, "argumentTitle": "Roads"}}]}
 },
 "statements": {
  "Levy": {"type": "equivalence-class", "title": "Levy", "section": "s1", "tags": ["money"],
   "data": {"source": "council 2024"}, "color": "#7570b3", "members": [
   {"role": "top-level-statement", "isTopLevel": true, "title": "Levy", "text": "The levy is fair here. #money ",
    "ranges": [{"type": "bold", "start": 12, "stop": 15}, {"type": "link", "start": 17, "stop": 20, "url": "http:c"},
     {"type": "tag", "start": 23, "stop": 29, "tag": "money"}], "tags": ["money"], "section": "s1",
    "data": {"source": "council 2024"}, "startLine": 3, "endLine": 6, "startColumn": 1, "endColumn": 37},
   {"title": "Levy", "isReference": true, "role": "main-conclusion", "section": "s1",
    "startLine": 14, "endLine": 14, "startColumn": 5, "endColumn": 10}]},
  "Survey": {"type": "equivalence-class", "title": "Survey", "section": "s1", "members": [
   {"role": "relation-statement", "title": "Survey", "text": "Few shops say so.", "section": "s1",
    "startLine": 5, "endLine": 5, "startColumn": 7, "endColumn": 34}]},
  "No levy": {"type": "equivalence-class", "title": "No levy", "section": "s1", "members": [
   {"role": "relation-statement", "title": "No levy", "text": "There should be none.", "section": "s1",
    "startLine": 6, "endLine": 6, "startColumn": 6, "endColumn": 37}]},
  "Untitled 1": {"type": "equivalence-class", "title": "Untitled 1", "section": "s1", "members": [
   {"role": "premise", "title": "Untitled 1", "text": "Drivers use roads.", "section": "s1",
    "startLine": 10, "endLine": 10, "startColumn": 5, "endColumn": 23}]},
  "Untitled 2": {"type": "equivalence-class", "title": "Untitled 2", "section": "s1", "members": [
   {"role": "premise", "title": "Untitled 2", "text": "Roads cost money.", "section": "s1",
    "startLine": 11, "endLine": 11, "startColumn": 5, "endColumn": 22}]},
  "Doubt": {"type": "equivalence-class", "title": "Doubt", "section": "s1", "members": [
   {"role": "relation-statement", "title": "Doubt", "text": "Do they?", "section": "s1",
    "startLine": 13, "endLine": 13, "startColumn": 6, "endColumn": 23}]}
 },
 "relations": [
  {"relationType": "attack", "from": "Survey", "fromType": "equivalence-class", "to": "Shops", "toType": "argument"},
  {"relationType": "support", "from": "Shops", "fromType": "argument", "to": "Levy", "toType": "equivalence-class"},
  {"relationType": "contradictory", "from": "Levy", "fromType": "equivalence-class", "to": "No levy",
   "toType": "equivalence-class"},
  {"relationType": "undercut", "from": "Doubt", "fromType": "equivalence-class", "to": "Roads", "toType": "inference",
   "conclusionIndex": 2}
 ],
 "sections": [{"type": "section", "id": "s1", "level": 1, "title": "Costs #x", "tags": ["x"], "children": []}],
 "tags": {"money": {"tag": "money", "color": "#7570b3"}}
}
"""
