package dev.candela.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json.Whole;
import org.junit.jupiter.api.Test;

class MemberRowTest {
    @Test
    void the_members_are_there_by_their_place() {
        var object = Json.obj("b", 1, "a", "x");
        assertThat(MemberRow.count(object)).isEqualTo(2);
        assertThat(MemberRow.name(object, 0)).isEqualTo("b");
        assertThat(MemberRow.value(object, 1)).isEqualTo(new Json.Str("x"));
        assertThat(MemberRow.count(Json.Obj.EMPTY)).isZero();
    }

    @Test
    void a_row_of_names_and_values_is_an_object_in_that_order() {
        var object = MemberRow.object(new Object[] {"b", new Whole(1), "a", new Whole(2)});
        assertThat(object).hasToString("{\"b\":1,\"a\":2}").isEqualTo(Json.obj("a", 2, "b", 1));
        assertThat(MemberRow.object(new Object[0])).isEqualTo(Json.Obj.EMPTY);
    }

    @Test
    void a_name_that_comes_twice_keeps_its_place_and_gets_its_last_value() {
        var object = MemberRow.object(
            new Object[] {"a", new Whole(1), "b", new Whole(2), "a", new Whole(3), "a", new Whole(4)});
        assertThat(object).hasToString("{\"a\":4,\"b\":2}");
    }

    @Test
    void that_holds_for_many_members_too() {
        var row = new Object[2 * 40];
        for (int i = 0; i < 40; i++) {
            row[2 * i] = "n" + i % 30;
            row[2 * i + 1] = new Whole(i);
        }
        var object = MemberRow.object(row);
        assertThat(MemberRow.count(object)).isEqualTo(30);
        assertThat(MemberRow.name(object, 5)).isEqualTo("n5");
        assertThat(MemberRow.value(object, 5)).isEqualTo(new Whole(35));
        assertThat(object.member("n9")).isEqualTo(new Whole(39));
    }
}
