// Plain old JavaScript, so that an old Node can still say what is wrong.
const { node } = process.versions;
if (Number(node.split(".")[0]) < 24) {
  process.stderr.write(`Caudal runs on Node 24, and this is Node ${node}. Install the packages with "npm ci" (it brings Node 24 along), then use npm start.\n`);
  process.exit(1);
}
