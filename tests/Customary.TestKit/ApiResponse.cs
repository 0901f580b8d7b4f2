using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>A response of the server.</summary>
public sealed record ApiResponse(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The API operation of the request; null if the request is not an API operation or another client sent it.</summary>
    public string? Operation { get; init; }

    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The error code of a fault.</summary>
    public int Code => Json["code"]!.GetValue<int>();

    /// <summary>The details of a fault.</summary>
    public IReadOnlyList<string> Data => [.. Json["data"]!.AsArray().Select(detail => detail!.GetValue<string>())];

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Asserts that this is a fault with a status and an error code, in the shape of the API.</summary>
    public ApiResponse ShouldBeFault(int status, int code)
    {
        Status.ShouldBe(status, Text);
        Code.ShouldBe(code, Text);
        Json["source"]!.GetValue<string>().ShouldBe("PartnerFD");
        Json["description"]!.GetValue<string>().Length.ShouldBeInRange(1, 1024);
        Json["data"].ShouldNotBeNull(Text).AsArray().ShouldAllBe(detail => detail!.GetValueKind() == System.Text.Json.JsonValueKind.String);
        RecordedOperations.Record(Operation, $"{status}/{code}");
        return this;
    }

    public static async Task<ApiResponse> ReadAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new((int)response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync()) { Operation = RecordingHandler.OperationOf(response) };
    }
}
