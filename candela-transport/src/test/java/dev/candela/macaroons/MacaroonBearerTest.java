package dev.candela.macaroons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.http.Authenticator.Verdict;
import dev.candela.json.Json;
import dev.candela.lumen.macaroon.Macaroon;
import dev.candela.lumen.macaroon.RootKey;
import dev.candela.model.Principal;
import dev.candela.rpc.Headers;
import dev.candela.testkit.FakeClock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MacaroonBearerTest {
    private final FakeClock clock = FakeClock.create();
    private final MacaroonBearer bearer = new MacaroonBearer(clock, Library.KEY);

    @Test
    void the_principal_has_the_name_of_the_macaroon_and_carries_its_caveats() {
        var macaroon = Library.macaroon("op = read", "expiry < 2027-01-01T00:00:00+01:00");

        assertThat(bearer.verify(macaroon.text())).contains(new Principal("ann", Json.obj(
            "caveats", Json.arr("op = read", "expiry < 2027-01-01T00:00:00+01:00"))));
    }

    @ParameterizedTest
    @CsvSource({
        "expiry < 2026-11-20T12:00:00Z", "expiry < 2026-11-20T12:00:01", "expiry < 2027-01-01", "expiry < never",
        "src_ip = 127.0.0.1", "op = write", "'method =  ping'", "rate_limit = 5", "''"})
    void a_macaroon_that_has_expired_or_says_what_is_not_understood_is_not_accepted(String caveat) {
        assertThat(bearer.verify(Library.macaroon().text())).isPresent();

        assertThat(bearer.verify(Library.macaroon(caveat).text())).isEmpty();
    }

    @Test
    void a_macaroon_ends_with_its_expiry() {
        String token = Library.macaroon("expiry < 2026-11-20T12:00:10Z").text();
        clock.advance(Duration.ofMillis(9_999));
        assertThat(bearer.verify(token)).isPresent();

        clock.advance(Duration.ofMillis(1));

        assertThat(bearer.verify(token)).isEmpty();
    }

    @Test
    void what_another_key_minted_is_not_accepted_unless_it_is_an_older_one() {
        var old = RootKey.random();
        String token = Macaroon.mint(old, "ann", "library").text();

        assertThat(bearer.verify(token)).isEmpty();
        assertThat(new MacaroonBearer(clock, Library.KEY, old).verify(token)).isPresent();
    }

    @Test
    void a_caveat_taken_away_is_a_forgery() {
        byte[] bytes = Library.macaroon("op = read").bytes();
        byte[] without = Library.macaroon().bytes();
        System.arraycopy(bytes, bytes.length - 32, without, without.length - 32, 32);

        assertThat(bearer.verify(Base64.getUrlEncoder().withoutPadding().encodeToString(without)))
            .isEmpty();
    }

    @Test
    void a_macaroon_for_nobody_is_not_accepted() {
        assertThat(bearer.verify(Macaroon.mint(Library.KEY, "", "library").text())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "?", "AQ", "AQFlAWwA", "secret"})
    void a_text_that_is_no_macaroon_is_not_accepted(String text) {
        assertThat(bearer.verify(text)).isEmpty();
    }

    @Test
    void the_token_travels_in_the_authorization_field() {
        String token = Library.macaroon().text();

        assertThat(verdict("Bearer " + token)).isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict("bearer  " + token)).isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict("Bearer x" + token)).isEqualTo(new Verdict.Refused(401, "Bearer error=\"invalid_token\""));
        assertThat(verdict("Basic " + token)).isEqualTo(new Verdict.Refused(401, "Bearer"));
        assertThat(bearer.authenticate(Headers.NONE)).isEqualTo(new Verdict.Refused(401, "Bearer"));
    }

    private Verdict verdict(String field) {
        return bearer.authenticate(name -> name.equals("authorization") ? List.of(field) : List.of());
    }

    @Test
    void nothing_prints_a_key() {
        assertThat(bearer).hasToString("MacaroonBearer");
    }
}
