// Texts as a list of JSON on the standard input; what the reference parser of Argdown makes of each, and how long it takes.
const core = require("@argdown/core");
const {readFileSync} = require("fs");

const argdown = new core.ArgdownApplication();
argdown.addPlugin(new core.ParserPlugin(), "parse-input");
argdown.addPlugin(new core.DataPlugin(), "build-model");
argdown.addPlugin(new core.ModelPlugin(), "build-model");

const end = one => one.type === "inference" ? [one.type, one.argumentTitle, one.conclusionIndex] : [one.type, one.title, null];
const text = one => (core[one.type === "argument" ? "IArgument" : "IEquivalenceClass"].getCanonicalMemberText(one) || "").trim();

const said = JSON.parse(readFileSync(0, "utf8")).map(input => {
  const begin = process.hrtime.bigint();
  const found = argdown.run({input, process: ["parse-input", "build-model"]});
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  const errors = [...(found.lexerErrors || []), ...(found.parserErrors || [])].map(one => one.message);
  const exceptions = (found.exceptions || []).map(one => String(one.message || one));
  if (errors.length || exceptions.length) return {seconds, errors: [...errors, ...exceptions]};
  return {
    seconds,
    errors: [],
    statements: Object.fromEntries(Object.values(found.statements).map(one => [one.title, [text(one), one.tags || [], one.data ?? null]])),
    structures: Object.fromEntries(Object.values(found.arguments).map(one => [one.title, one.pcs.map(line => line.title)])),
    relations: found.relations.map(one => [one.relationType, end(one.from), end(one.to)]),
  };
});
console.log(JSON.stringify(said));
