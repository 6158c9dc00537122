// The gate explorer: one neuron of two inputs over the four corners of the truth table.

const ROWS = [[0, 0], [0, 1], [1, 0], [1, 1]];
const TABLES = { AND: "0001", OR: "0111", NAND: "1110", XOR: "0110" };
const SCALE = 0.3; // the arrow of w is drawn at this share of its length, so that it stays in the picture

/** The part of the square where w · x + b > 0: the square cut along the line. */
function firing(corners, z) {
  const kept = [];
  if (!corners.some((p) => z(p) > 0)) return kept;
  corners.forEach((p, i) => {
    const q = corners[(i + 1) % corners.length];
    const [zp, zq] = [z(p), z(q)];
    if (zp >= 0) kept.push(p);
    if (zp * zq < 0) kept.push([0, 1].map((k) => p[k] + ((q[k] - p[k]) * zp) / (zp - zq)));
  });
  return kept;
}

export default explorer((page) => {
  const plane = new Plane(page, { x: [-0.6, 1.6], y: [-0.6, 1.6], xName: "x1", yName: "x2", xTicks: [0, 1], yTicks: [0, 1] });
  const corners = [[-0.6, -0.6], [1.6, -0.6], [1.6, 1.6], [-0.6, 1.6]];
  const body = make("tbody");
  const head = ["x1", "x2", "z", page.say("output")].map((word) => make("th", { scope: "col" }, word));
  const table = make("table", {}, make("caption", {}, page.say("table")), make("thead", {}, make("tr", {}, ...head)), body);
  const goals = make("ul", { class: "nx-goals" });
  const z = ([x1, x2]) => round(page.state.w1 * x1 + page.state.w2 * x2 + page.state.b, 9);
  const foot = () => { // the point of the line that is nearest to the middle of the four dots
    const { w1, w2 } = page.state;
    const away = z([0.5, 0.5]) / (w1 * w1 + w2 * w2);
    return [0.5 - away * w1, 0.5 - away * w2];
  };
  const near = (name, value) => clamp(round(value, 1), page.limits[name]);

  plane.drag((kind) => {
    if (kind === "line") return ([x1, x2]) => page.change({ b: near("b", -page.state.w1 * x1 - page.state.w2 * x2) });
    const at = foot();
    return ([x1, x2]) => { // turn the arrow about its foot: the line goes on passing there
      const [w1, w2] = [near("w1", (x1 - at[0]) / SCALE), near("w2", (x2 - at[1]) / SCALE)];
      page.change({ w1, w2, b: near("b", -w1 * at[0] - w2 * at[1]) });
    };
  });

  function drawPlane(text, outputs) {
    const { w1, w2 } = page.state;
    plane.begin(text);
    const inside = firing(corners, z);
    if (inside.length) plane.path(inside, "nx-fill");
    if (w1 || w2) {
      const [at, size] = [foot(), Math.hypot(w1, w2)];
      const along = [-w2 / size, w1 / size];
      const ends = [-4, 4].map((t) => [at[0] + t * along[0], at[1] + t * along[1]]);
      plane.path(ends, "nx-line");
      plane.path(ends, "nx-handle").dataset.handle = "line";
      const tip = [at[0] + SCALE * w1, at[1] + SCALE * w2];
      plane.arrow(at, tip, "nx-green");
      plane.label(...tip, "w", { dx: 12, dy: -6 });
      const grip = plane.add("circle", { class: "nx-handle", cx: plane.px(tip[0]), cy: plane.py(tip[1]), r: 6 });
      grip.dataset.handle = "w";
    }
    for (const [side, spot] of sides()) plane.label(...spot, page.say(side));
    ROWS.forEach((row, i) => {
      const [cx, cy] = [plane.px(row[0]), plane.py(row[1])];
      if (outputs[i]) plane.add("rect", { class: "nx-one", x: cx - 9, y: cy - 9, width: 18, height: 18 });
      else plane.add("circle", { class: "nx-zero", cx, cy, r: 9 });
      plane.label(...row, String(outputs[i]), { dx: 18, dy: row[1] ? -12 : 22 });
    });
  }

  /** Words on the two half-planes, each at the free place deepest inside its half. */
  function sides() {
    const spots = [[0.5, 1.4], [0.5, -0.42], [-0.2, 0.5], [1.2, 0.5], [0.5, 0.5]];
    const by = [...spots].sort((p, q) => z(p) - z(q));
    const found = [];
    if (z(by.at(-1)) > 0) found.push(["fires", by.at(-1)]);
    if (z(by[0]) <= 0) found.push(["rests", by[0]]);
    return found;
  }

  function drawGoals(made, done) {
    goals.replaceChildren(...Object.keys(TABLES).map((name) => {
      const word = made === name ? "goal_now" : done.includes(name) ? "goal_done" : name === "XOR" ? "goal_never" : "goal_open";
      return make("li", { "data-goal": name, "data-word": word }, page.say(word, { name }));
    }));
  }

  function redraw() {
    const { w1, w2, b, done } = page.state;
    const outputs = ROWS.map((row) => (z(row) > 0 ? 1 : 0));
    const made = Object.keys(TABLES).find((name) => TABLES[name] === outputs.join(""));
    if (made && !done.includes(made)) page.model.set("state", { ...page.state, done: [...done, made] });
    const still = ROWS.map((row) => [z(row), row]).filter(([value]) => value === 0).length;
    const text = [
      page.say("state", { w1: shown(w1), w2: shown(w2), b: shown(b), outputs: outputs.join(", ") }),
      made ? page.say("made", { name: made }) : page.say("unmade"),
      ...(still ? [page.say("on_line", { count: still })] : []),
    ].join(" ");
    drawPlane(text, outputs);
    body.replaceChildren(...ROWS.map((row, i) => make("tr", {}, ...[row[0], row[1], shown(z(row)), outputs[i]].map((v) => make("td", {}, String(v))))));
    drawGoals(made, done);
    return text;
  }

  const sliders = ["w1", "w2", "b"].map((name) => page.slider(name));
  const help = make("p", { class: "nx-quiet" }, page.say("help"));
  return { main: [plane.svg], side: [...sliders, help, table, make("p", { class: "nx-title" }, page.say("challenge")), goals], redraw };
});
