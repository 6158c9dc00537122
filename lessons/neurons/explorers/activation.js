// The activation explorer: a = f(w x + b) as a curve, and how steep it is at one x.

const FUNCTIONS = { // each with its slope; null at a corner, where the slope on the left is not the one on the right
  sigmoid: [(z) => 1 / (1 + Math.exp(-z)), (z) => 1 / (2 + Math.exp(z) + Math.exp(-z))],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
  relu: [(z) => Math.max(z, 0), (z) => (z === 0 ? null : Number(z > 0))],
  leaky_relu: [(z) => (z > 0 ? z : 0.01 * z), (z) => (z === 0 ? null : z > 0 ? 1 : 0.01)],
  step: [(z) => Number(z > 0), (z) => (z === 0 ? null : 0)],
  identity: [(z) => z, () => 1],
};
const FLAT = 0.05; // a slope that this size or less is called nearly flat

export default explorer((page) => {
  const ticks = { xTicks: [-4, -2, 0, 2, 4], yTicks: [-1, 0, 1, 2] };
  const plane = new Plane(page, { x: [-5, 5], y: [-1.5, 2.5], xName: "x", yName: "a", ...ticks, tallest: 300, shape: 0.75 });
  const body = make("tbody");
  const table = make("table", {}, make("caption", {}, page.say("table")), body);

  plane.drag(() => ([x]) => page.change({ x: clamp(round(x, 1), page.limits.x) }));

  function curve(f, w, b) {
    const points = [];
    for (let i = 0; i <= 400; i++) {
      const x = -5 + i / 40;
      points.push([x, clamp(f(round(w * x + b, 9)), [-9, 9])]);
    }
    return points;
  }

  function redraw() {
    const { activation, w, b, x } = page.state;
    const [f, slope] = FUNCTIONS[activation];
    const z = round(w * x + b, 9);
    const [a, steep] = [f(z), slope(z)];
    const inX = w === 0 ? 0 : steep === null ? null : w * steep; // w = 0: the curve is level, whatever f does
    const name = page.say(`activation_${activation}`);
    const word = inX === null ? "corner" : Math.abs(inX) <= FLAT ? "flat" : "tilted";
    const numbers = { name, w: shown(w), b: shown(b), x: shown(x), z: shown(z), a: shown(a), slope: shown(inX ?? 0) };
    const text = `${page.say("state", numbers)} ${page.say(word, numbers)}`;

    plane.begin(text);
    plane.path([[-5, 0], [5, 0]], "nx-faint");
    plane.path(curve(f, w, b), "nx-blue");
    if (word !== "corner") plane.path([[x - 1.5, a - 1.5 * inX], [x + 1.5, a + 1.5 * inX]], "nx-orange nx-dashed");
    plane.path([[x, 0], [x, clamp(a, plane.y)]], "nx-faint");
    const [cx, cy] = [plane.px(x), plane.py(clamp(a, plane.y))];
    plane.add("circle", { class: "nx-zero", cx, cy, r: 6 });
    plane.add("circle", { class: "nx-handle", cx, cy, r: 8 }).dataset.handle = "x";

    const none = page.say("none");
    const rows = { row_z: shown(z), row_a: shown(a), row_slope_z: steep === null ? none : shown(steep), row_slope_x: inX === null ? none : shown(inX) };
    body.replaceChildren(...Object.entries(rows).map(([row, value]) => make("tr", {}, make("th", { scope: "row" }, page.say(row)), make("td", {}, value))));
    return text;
  }

  const controls = [page.choice("activation"), ...["w", "b", "x"].map((name) => page.slider(name))];
  const help = make("p", { class: "nx-quiet" }, page.say("help"));
  return { main: [plane.svg], side: [...controls, help, table], redraw };
});
