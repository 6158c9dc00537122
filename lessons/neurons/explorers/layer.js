// The layer explorer: what one layer, f(X W + b), does to a grid of points of the plane.

const BENDS = {
  identity: (z) => z,
  relu: (z) => Math.max(z, 0),
  tanh: Math.tanh,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
};
const LINES = [-2, -1, 0, 1, 2];

export default explorer((page) => {
  const ticks = { xTicks: [-4, -2, 0, 2, 4], yTicks: [-4, -2, 0, 2, 4] };
  const plane = new Plane(page, { x: [-4.5, 4.5], y: [-4.5, 4.5], xName: page.say("first"), yName: page.say("second"), ...ticks });

  const layer = ([x1, x2]) => { // one row of X W + b, then the activation
    const { w11, w12, w21, w22, b1, b2, activation } = page.state;
    return [x1 * w11 + x2 * w21 + b1, x1 * w12 + x2 * w22 + b2].map(BENDS[activation]);
  };

  function line(at, across, bend) { // one line of the grid, in short pieces so that it can bend
    const points = [];
    for (let i = -20; i <= 20; i++) points.push(bend(across ? [i / 10, at] : [at, i / 10]));
    return points;
  }

  function redraw() {
    const { w11, w12, w21, w22, activation } = page.state;
    const area = round(w11 * w22 - w12 * w21);
    const pair = (p) => `(${p.map(shown).join(", ")})`;
    const spots = { zero: pair(layer([0, 0])), one: pair(layer([1, 0])), two: pair(layer([0, 1])) };
    const text = [
      page.say("state", spots),
      page.say(area === 0 ? "flat" : area < 0 ? "turned_over" : "kept", { area: shown(Math.abs(area)) }),
      page.say(activation === "identity" ? "straight" : "bent", { name: page.say(`activation_${activation}`) }),
    ].join(" ");

    plane.begin(text);
    for (const at of LINES) for (const across of [true, false]) plane.path(line(at, across, (p) => p), "nx-faint");
    for (const at of LINES) {
      plane.path(line(at, true, layer), "nx-blue nx-thin");
      plane.path(line(at, false, layer), "nx-purple nx-thin nx-dashed");
    }
    for (const [point, name] of [[[0, 0], "(0, 0)"], [[1, 0], "(1, 0)"], [[0, 1], "(0, 1)"]]) {
      const place = layer(point);
      const [cx, cy] = [plane.px(place[0]), plane.py(place[1])];
      if (name === "(0, 0)") plane.add("circle", { class: "nx-zero", cx, cy, r: 5 });
      else if (name === "(1, 0)") plane.add("rect", { class: "nx-one", x: cx - 5, y: cy - 5, width: 10, height: 10 });
      else plane.add("polygon", { class: "nx-one", points: `${cx},${cy - 7} ${cx - 7},${cy + 5} ${cx + 7},${cy + 5}` });
    }
    return text;
  }

  const sliders = ["w11", "w12", "w21", "w22", "b1", "b2"].map((name) => page.slider(name));
  const reset = page.button("reset", () => page.change(page.start));
  const help = make("p", { class: "nx-quiet" }, page.say("help"));
  return { main: [plane.svg], side: [...sliders, page.choice("activation"), reset, help], redraw };
});
