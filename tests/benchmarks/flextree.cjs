// Reads a tree, {size, children}, from stdin; says for each of so many runs how many seconds d3-flextree took to read
// and place it, and to place it alone, as JSON.
const {flextree} = require('d3-flextree');

const data = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const layout = flextree({nodeSize: node => node.data.size, spacing: 24});

function seconds(act) {
  const start = process.hrtime.bigint();
  act();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

const runs = Array.from({length: Number(process.argv[2])}, () => {
  let tree;
  const read = seconds(() => { tree = layout.hierarchy(data); });
  const placed = seconds(() => { layout(tree); });
  return {whole: read + placed, placed};
});
console.log(JSON.stringify(runs));
