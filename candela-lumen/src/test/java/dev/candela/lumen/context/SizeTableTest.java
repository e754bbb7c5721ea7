package dev.candela.lumen.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.candela.lumen.context.SizeTable.Form;
import dev.candela.lumen.context.SizeTable.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SizeTableTest {
    @Test
    void savings_are_means_over_messages_and_totals_over_bytes() {
        var table = new SizeTable(List.of(
            new Row("small", 100, Map.of(Form.LUMEN, 50)),
            new Row("large", 10_000, Map.of(Form.LUMEN, 9000))));
        assertThat(table.rows().getFirst().saved(Form.LUMEN)).isCloseTo(0.5, within(1e-9));
        assertThat(table.meanSaved(Form.LUMEN)).isCloseTo(0.3, within(1e-9));
        assertThat(table.meanSaved(Form.LUMEN, 100)).isCloseTo(0.5, within(1e-9));
        assertThat(table.meanSaved(Form.LUMEN, 99)).isNaN();
        assertThat(table.totalSaved(Form.LUMEN)).isCloseTo(1 - 9050.0 / 10_100, within(1e-9));
    }

    @Test
    void a_table_of_nothing_saves_no_number() {
        var table = SizeTable.of(Map.of(), it -> it.length);
        assertThat(table.rows()).isEmpty();
        assertThat(table.meanSaved(Form.CONTEXT)).isNaN();
        assertThat(table.totalSaved(Form.CONTEXT)).isNaN();
    }

    @Test
    void streams_go_through_all_messages_in_order_and_gzip_begins_anew() {
        var messages = new LinkedHashMap<String, byte[]>();
        byte[] text = "{\"jsonrpc\":\"2.0\",\"id\":\"f3c9a1\",\"method\":\"weather/in-bergen\"}".getBytes(UTF_8);
        messages.put("second", text);
        messages.put("first", text);
        var rows = SizeTable.of(messages, it -> 7).rows();
        assertThat(rows).extracting(Row::name).containsExactly("second", "first");
        assertThat(rows).extracting(Row::json).containsExactly(60, 60);
        assertThat(rows).extracting(it -> it.bytes().get(Form.LUMEN)).containsExactly(7, 7);
        var before = rows.get(0).bytes();
        var after = rows.get(1).bytes();
        assertThat(after.get(Form.GZIP)).isEqualTo(before.get(Form.GZIP));
        assertThat(after.get(Form.DEFLATE)).isLessThan(10);
        assertThat(before.get(Form.DEFLATE)).isGreaterThan(40);
        assertThat(after.get(Form.CONTEXT)).isLessThan(14);
        assertThat(before.get(Form.CONTEXT)).isLessThan(45);
    }

    @Test
    void a_message_that_does_not_shrink_saves_less_than_nothing() {
        var rows = SizeTable.of(Map.of("noise", new byte[] {(byte) 0x9E}), it -> it.length + 3).rows();
        assertThat(rows.getFirst().bytes()).containsEntry(Form.CONTEXT, 5);
        assertThat(rows.getFirst().saved(Form.CONTEXT)).isEqualTo(-4.0);
    }
}
