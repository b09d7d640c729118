import type { Camera, Size } from './camera.ts';

/** How the photos are painted: [count, 4] bytes each, red, green, blue and how much of it; 0 is not painted. */
export type PointColours = Uint8Array<ArrayBuffer>;

const vertexShader = `#version 300 es
in vec2 place;
in vec4 tint;
uniform vec4 view;
uniform float diameter;
out vec4 colour;
void main() {
  vec2 at = (place - view.xy) * view.zw;
  // What is not painted is put out of sight, so that it costs nothing.
  gl_Position = tint.a == 0.0 ? vec4(2.0, 2.0, 0.0, 1.0) : vec4(at, 0.0, 1.0);
  gl_PointSize = diameter;
  colour = tint;
}`;

const fragmentShader = `#version 300 es
precision highp float;
in vec4 colour;
uniform float diameter;
out vec4 painted;
void main() {
  float edge = (0.5 - distance(gl_PointCoord, vec2(0.5))) * diameter;
  float cover = clamp(edge, 0.0, 1.0) * colour.a;
  painted = vec4(colour.rgb * cover, cover);
}`;

/** All photos as dots, painted by the graphics card in one go. Null where the browser offers no WebGL 2. */
export function createPointCloud(canvas: HTMLCanvasElement, places: Float32Array<ArrayBuffer>) {
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false, premultipliedAlpha: true });
  const program = gl && link(gl);
  if (!gl || !program) return null;
  const count = places.length / 2;
  const placeBuffer = gl.createBuffer();
  const tintBuffer = gl.createBuffer();
  const bind = (name: string, buffer: WebGLBuffer, size: number, type: number, normalised: boolean) => {
    const location = gl.getAttribLocation(program, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, size, type, normalised, 0, 0);
  };
  gl.useProgram(program);
  bind('place', placeBuffer, 2, gl.FLOAT, false);
  gl.bufferData(gl.ARRAY_BUFFER, places, gl.STATIC_DRAW);
  bind('tint', tintBuffer, 4, gl.UNSIGNED_BYTE, true);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  const view = gl.getUniformLocation(program, 'view');
  const diameterAt = gl.getUniformLocation(program, 'diameter');

  return {
    colour: (colours: PointColours): void => {
      gl.bindBuffer(gl.ARRAY_BUFFER, tintBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, colours, gl.DYNAMIC_DRAW);
    },
    /** @param pixelRatio device pixels for one of the page's */
    draw: ({ x, y, scale }: Camera, { width, height }: Size, pixelRatio: number): void => {
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.uniform4f(view, x, y, (2 * scale) / width, (-2 * scale) / height);
      gl.uniform1f(diameterAt, dotDiameter(count, scale) * pixelRatio);
      gl.drawArrays(gl.POINTS, 0, count);
    },
    dispose: (): void => {
      gl.deleteBuffer(placeBuffer);
      gl.deleteBuffer(tintBuffer);
      gl.deleteProgram(program);
    },
  };
}

export type PointCloud = NonNullable<ReturnType<typeof createPointCloud>>;

/** Smaller, the more of them there are, and growing slowly as the map comes closer. */
function dotDiameter(count: number, scale: number): number {
  const far = Math.min(9, Math.max(3, 160 / Math.sqrt(Math.max(1, count))));
  return Math.min(12, far * Math.max(1, scale * 40) ** 0.25);
}

function link(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram();
  const parts = [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const;
  for (const [kind, source] of parts) {
    const shader = gl.createShader(kind);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) === true ? program : null;
}
