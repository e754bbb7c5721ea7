// Drives the demo server with clients that other people wrote, each as its users would, and counts what came back.
//
//   node clients.mjs CANDELA     where CANDELA is the launcher
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { LumenStdioTransport, LumenWebSocketTransport } from "@gonzalomonzonc/mcp-transport";

const candela = process.argv[2];
const patience = 20_000;
let passed = 0;
let failed = 0;

async function within(what, promise) {
  let timer;
  const late = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`${what}: no answer in ${patience} ms`)), patience);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function expect(what, wanted, got) {
  if (JSON.stringify(wanted) !== JSON.stringify(got)) {
    throw new Error(`${what}: ${JSON.stringify(got)} (expected: ${JSON.stringify(wanted)})`);
  }
}

async function drive(name, makeTransport) {
  const client = new Client({ name: "interop", version: "1.0.0" });
  try {
    await within("connect", client.connect(await makeTransport()));
    const tools = await within("tools/list", client.listTools());
    if (!tools.tools.some((it) => it.name === "echo")) {
      throw new Error("tools/list: no echo (expected: one)");
    }
    const text = "grüße 😀 " + "x".repeat(2000);
    const echoed = await within("echo", client.callTool({ name: "echo", arguments: { text } }));
    expect("echo", text, echoed.content[0].text);
    const sums = await within("add", Promise.all(
      Array.from({ length: 20 }, (_, i) => client.callTool({ name: "add", arguments: { a: i, b: 1 } }))));
    expect("add", Array.from({ length: 20 }, (_, i) => i + 1), sums.map((it) => it.structuredContent.sum));
    passed++;
    console.log(`ok      ${name}`);
  } catch (e) {
    failed++;
    console.log(`failed  ${name}: ${e.message}`);
  } finally {
    await Promise.race([client.close().catch(() => {}), new Promise((go) => setTimeout(go, 2_000))]);
  }
}

// Starts the demo, and waits until it says where it is.
async function serve(args, place) {
  const server = spawn(candela, ["demo", ...args], { stdio: ["ignore", "ignore", "pipe"] });
  const found = new Promise((found, refuse) => {
    let said = "";
    server.stderr.on("data", (chunk) => {
      said += chunk;
      const match = place.exec(said);
      if (match) {
        found(match[0]);
      }
    });
    server.on("exit", (code) => refuse(new Error(`candela: ended with ${code}; it said ${said}`)));
  });
  return { server, url: await within("demo", found) };
}

async function ended(server) {
  server.removeAllListeners("exit");
  const gone = new Promise((go) => server.once("exit", go));
  server.kill();
  await within("end", gone);
}

await drive("MCP SDK over stdio", () => new StdioClientTransport({ command: candela, args: ["demo", "--stdio"] }));
await drive("LUMEN of npm over stdio", () => new LumenStdioTransport({
  command: candela, args: ["demo", "--stdio"], env: process.env }));

const http = await serve(["--http", "127.0.0.1:0"], /http:\/\/127\.0\.0\.1:\d+\/mcp/);
await drive("MCP SDK over Streamable HTTP", () => new StreamableHTTPClientTransport(new URL(http.url)));
await drive("MCP SDK over HTTP+SSE", () => new SSEClientTransport(new URL(http.url.replace("/mcp", "/sse"))));
await ended(http.server);

const ws = await serve(["--ws", "127.0.0.1:0"], /ws:\/\/127\.0\.0\.1:\d+\/mcp/);
await drive("LUMEN of npm over WebSocket", () => {
  const socket = new WebSocket(ws.url);
  socket.binaryType = "arraybuffer";
  return new LumenWebSocketTransport(socket);
});
await ended(ws.server);

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
