package dev.candela.lumen.payload;

import java.util.List;

/// The words that every peer knows: the id of each is its place.
final class StaticWords {
    static final List<String> ALL = List.of("""
        tool arguments result error id name description content text type method params jsonrpc data code message
        input output stream uri mimeType encoding language title value key path version schema default \
        required properties
        resources tools prompts resource prompt handler capabilities permissions scope tags category icon metadata \
        timestamp status progress
        severity details cause stack line column source retry timeout limit offset count total page cursor next
        model provider temperature max_tokens stop frequency_penalty presence_penalty top_p logprobs user system \
        assistant function tool_calls finish_reason usage
        url http_method headers body query http_status cookie session token auth redirect host port \
        origin referrer agent
        filename directory extension size modified created accessed mode owner group symlink binary base64 hash \
        algorithm chunk
        execute read write delete update create search list get set watch subscribe notify cancel pause resume
        """.strip().split("\\s+"));

    private StaticWords() {}
}
