package dev.candela.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candela.json.Json;
import dev.candela.model.ListResult;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.Params;
import dev.candela.model.ReadResourceResult;
import dev.candela.model.Resource;
import dev.candela.model.ResourceContents;
import dev.candela.model.ResourceTemplate;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ResourcesTest {
    private final Resources resources = new Resources(Paging.DEFAULT, () -> {});

    private void add(String uri) {
        resources.add(Resource.of(uri, "a resource"), (request, _) -> says(request, "plain " + request.variables()));
    }

    private void addTemplate(String template) {
        resources.add(ResourceTemplate.of(template, "a family"),
            (request, _) -> says(request, template + " " + request.variables()));
    }

    private static ReadResourceResult says(ResourceRequest request, String text) {
        return ReadResourceResult.of(ResourceContents.text(request.uri(), "text/plain", text));
    }

    private String read(String uri) throws Exception {
        var result = (ReadResourceResult) resources.read(Exchanges.plain(), new Params.ReadResource(uri));
        return ((ResourceContents.Text) result.contents().getFirst()).text();
    }

    @Test
    void a_resource_is_read_by_its_very_uri_before_any_template() throws Exception {
        addTemplate("file:///{name}");
        add("file:///a");
        assertThat(read("file:///a")).isEqualTo("plain {}");
        assertThat(read("file:///b%20c")).isEqualTo("file:///{name} {name=b c}");
    }

    @Test
    void the_first_template_that_covers_a_uri_serves_it() throws Exception {
        addTemplate("file:///{+path}.txt");
        addTemplate("file:///{+path}");
        assertThat(read("file:///a/b.txt")).isEqualTo("file:///{+path}.txt {path=a/b}");
        assertThat(read("file:///a/b.md")).isEqualTo("file:///{+path} {path=a/b.md}");
    }

    @Test
    void a_resource_that_is_not_there_is_an_error_that_says_which() {
        addTemplate("file:///{+path}");
        String climbing = "file:///../etc/passwd\n" + "x".repeat(200);
        var refusal = catchThrowableOfType(McpException.class, () -> read(climbing));
        assertThat(refusal.error()).isEqualTo(new McpError(-32002,
            "Resource not found: file:///../etc/passwd?" + "x".repeat(78) + "…", Json.obj("uri", climbing)));
    }

    @Test
    void a_uri_is_covered_by_a_resource_or_a_template() {
        add("file:///a/b");
        addTemplate("file:///{name}");
        assertThat(resources.covers("file:///a/b")).isTrue();
        assertThat(resources.covers("file:///c")).isTrue();
        assertThat(resources.covers("file:///a/c")).isFalse();
    }

    @Test
    void resources_and_templates_are_listed_apart_and_removed_by_what_they_are_called() {
        add("file:///a");
        addTemplate("file:///{name}");
        var listed = (ListResult.Resources) resources.list(Exchanges.plain(), new Params.Page(null));
        var templates = (ListResult.Templates) resources.listTemplates(Exchanges.plain(), new Params.Page(null));
        assertThat(listed.resources()).extracting(Resource::uri).containsExactly("file:///a");
        assertThat(templates.templates()).extracting(ResourceTemplate::uriTemplate).containsExactly("file:///{name}");
        assertThat(resources.template("file:///{name}")).isPresent();
        assertThat(resources.remove("file:///a")).isTrue();
        assertThat(resources.isEmpty()).isFalse();
        assertThat(resources.remove("file:///{name}")).isTrue();
        assertThat(resources.remove("file:///{name}")).isFalse();
        assertThat(resources.isEmpty()).isTrue();
    }

    @Test
    void what_cannot_be_named_or_read_is_refused() {
        assertThatThrownBy(() -> add("")).hasMessage("resource uri: empty (expected: a URI)");
        assertThatThrownBy(() -> addTemplate("a:{")).hasMessage(
            "uriTemplate: a:{: a brace that matches no other (expected: literals, {name} and {+name})");
        assertThat(resources.isEmpty()).isTrue();
    }

    @Test
    void a_request_knows_what_its_variables_captured() {
        var request = new ResourceRequest("file:///a", Map.of("name", "a"));
        assertThat(request.variable("name")).isEqualTo("a");
        assertThatThrownBy(() -> request.variable("path"))
            .hasMessage("variable: path (expected: one of [name])");
    }
}
