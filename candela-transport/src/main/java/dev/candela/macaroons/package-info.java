/// Macaroons as bearer tokens: who comes with one may do what its caveats allow, and is asked again at every request.
///
/// Start at [MacaroonBearer][dev.candela.macaroons.MacaroonBearer], which finds out who is asking, and put
/// [MacaroonGate][dev.candela.macaroons.MacaroonGate] around the server, which holds the caveats against what arrives:
///
/// ```java
/// var key = RootKey.parse(hex);
/// var gate = new MacaroonGate(server, InstantSource.system());
/// HttpServer.serve(gate)
///     .with(HttpOptions.DEFAULT.withAuthenticator(new MacaroonBearer(InstantSource.system(), key)))
///     .on("127.0.0.1", 8808);
/// ```
///
/// One without the other is not enough: the first alone lets everybody with a token do everything.
///
/// May use: `http`, `rpc`, `wire`, `model`, `json`, `lumen.macaroon`.
@NullMarked
package dev.candela.macaroons;

import org.jspecify.annotations.NullMarked;
