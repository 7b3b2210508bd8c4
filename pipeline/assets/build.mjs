// Compiles site.scss to static/pipeline/site.css; with --check only says, by its exit code, whether that file is current.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const source = path("site.scss");
const target = path("../static/pipeline/site.css");

const { css } = compile(source, {
    style: "compressed",
    charset: false,
    loadPaths: [path("."), path("../../node_modules/govuk-frontend/dist")],
    // The library's own deprecations are for its makers to mend.
    quietDeps: true,
});
const compiled = css.trimEnd() + "\n";

if (!process.argv.includes("--check")) {
    writeFileSync(target, compiled);
} else if (readFileSync(target, "utf8") !== compiled) {
    console.error("pipeline/static/pipeline/site.css is not what its sources compile to. Run: npm run css");
    process.exit(1);
}
