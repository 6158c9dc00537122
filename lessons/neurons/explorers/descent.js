// The descent explorer: a walk down the loss of one weight, w ← w − lr · slope, for the learning rate that you choose.

const LOSS = (w) => (w - 3) ** 2 / 2 + 1; // a valley with its bottom at w = 3; its slope is w − 3
const SLOPE = (w) => w - 3;
const FAR = 50; // a walk that leaves this distance is not drawn further

export default explorer((page) => {
  const ticks = { xTicks: [-4, -2, 0, 2, 4, 6, 8, 10], yTicks: [0, 5, 10, 15, 20, 25] };
  const plane = new Plane(page, { x: [-5, 11], y: [-1, 28], xName: "w", yName: page.say("loss"), ...ticks, tallest: 310, shape: 0.75 });
  const body = make("tbody");
  const head = [page.say("step"), "w", page.say("slope"), page.say("loss")].map((word) => make("th", { scope: "col" }, word));
  const table = make("table", {}, make("caption", {}, page.say("table")), make("thead", {}, make("tr", {}, ...head)), body);

  plane.drag(() => ([w]) => page.change({ w0: clamp(round(w, 1), page.limits.w0) }));

  function walk({ lr, w0, steps }) {
    const path = [w0];
    while (path.length <= steps) path.push(path.at(-1) - lr * SLOPE(path.at(-1)));
    return path;
  }

  function word(path) {
    const [first, last] = [Math.abs(SLOPE(path[0])), Math.abs(SLOPE(path.at(-1)))];
    if (first === 0) return "bottom";
    if (path.length === 1) return "unmoved";
    if (last > first * 1.000001) return "away";
    if (last > first * 0.999999) return "forever";
    if (last < 0.05) return "arrived";
    return SLOPE(path[0]) * SLOPE(path[1]) < 0 ? "swinging" : "on_the_way";
  }

  function redraw() {
    const path = walk(page.state);
    const last = path.at(-1);
    const { lr, w0, steps } = page.state;
    const numbers = { lr: shown(lr), w0: shown(w0), steps: String(steps), w: shown(last), loss: shown(LOSS(last)) };
    const text = `${page.say("state", numbers)} ${page.say(word(path))}`;

    plane.begin(text);
    const curve = [];
    for (let i = 0; i <= 160; i++) curve.push([-5 + i / 10, LOSS(-5 + i / 10)]);
    plane.path(curve, "nx-blue");
    const drawn = path.filter((w) => Math.abs(w - 3) < FAR);
    plane.path(drawn.map((w) => [w, LOSS(w)]), "nx-orange nx-dashed");
    drawn.forEach((w, i) => {
      const [cx, cy] = [plane.px(w), plane.py(LOSS(w))];
      if (i) plane.add("circle", { class: "nx-zero nx-small", cx, cy, r: 4 });
      else plane.add("rect", { class: "nx-one", x: cx - 7, y: cy - 7, width: 14, height: 14 });
      if (!i) plane.add("circle", { class: "nx-handle", cx, cy, r: 8 }).dataset.handle = "w0";
    });
    const rows = path.length < 6 ? path.map((_, i) => i) : [0, 1, 2, 3, path.length - 1];
    body.replaceChildren(...rows.map((i) => {
      const cells = [String(i), shown(path[i]), shown(SLOPE(path[i])), shown(LOSS(path[i]))];
      return make("tr", {}, ...cells.map((value) => make("td", {}, value)));
    }));
    return text;
  }

  const one = (by) => () => page.change({ steps: clamp(page.state.steps + by, page.limits.steps) });
  const buttons = make("div", {}, page.button("less", one(-1)), page.button("more", one(1)));
  const help = make("p", { class: "nx-quiet" }, page.say("help"));
  const sliders = ["lr", "w0", "steps"].map((name) => page.slider(name));
  return { main: [plane.svg], side: [...sliders, buttons, help, table], redraw };
});
