using System.Text.Json.Serialization;

namespace Customary.Client.Sandbox;

/// <summary>
/// A rule that injects faults into requests. It selects requests by operation, partner, application, number and probability, and
/// has at least one effect: a delay, a response, a slow response or a cut connection. The oldest matching rule wins.
/// </summary>
public record FaultRule
{
    /// <summary>The operation: an <c>operationId</c> of <c>/openapi/v1.json</c>, such as <c>CreateCustomer</c>, or <c>*</c> for all.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The partner: a tenant ID, or a name as in a token URL of the development issuer. Null for all.</summary>
    public string? Tenant { get; init; }

    /// <summary>The application that calls: the claim <c>appid</c> or <c>azp</c> of its token. Null for all.</summary>
    public string? Application { get; init; }

    /// <summary>How many selected requests pass before the rule applies. Default: 0.</summary>
    public int? Skip { get; init; }

    /// <summary>To how many requests the rule applies. Default: to all.</summary>
    public int? Times { get; init; }

    /// <summary>The probability that the rule applies to a request, above 0 and up to 1. Default: 1.</summary>
    public double? Probability { get; init; }

    /// <summary>The seed of the random numbers for <see cref="Probability"/> and the range of the delay. The same seed makes the same choices. Default: random.</summary>
    public int? Seed { get; init; }

    /// <summary>The delay before the request is handled, up to ten minutes.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>The minimum of a random delay.</summary>
    public TimeSpan? DelayMin { get; init; }

    /// <summary>The maximum of a random delay, up to ten minutes.</summary>
    public TimeSpan? DelayMax { get; init; }

    /// <summary>
    /// The status of the response, from 200 to 599. The request is not handled. Without <see cref="Code"/> and <see cref="Body"/>, the body is
    /// that of a documented fault of the operation with this status, for 429 that of the rate limit, and otherwise empty.
    /// </summary>
    public int? Status { get; init; }

    /// <summary>The error code of a documented fault of the operation. The request is not handled.</summary>
    public int? Code { get; init; }

    /// <summary>The header <c>Retry-After</c> of the response, in whole seconds. Default: that of the fault; one second for 429.</summary>
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The body of the response, sent unchanged, even if it is not JSON. Requires <see cref="Status"/>.</summary>
    [JsonConverter(typeof(ResponseBodyConverter))]
    public string? Body { get; init; }

    /// <summary>How many bytes of the response body are sent in a second.</summary>
    public int? BytesPerSecond { get; init; }

    /// <summary>When the connection is cut.</summary>
    public DisconnectPoint? Disconnect { get; init; }
}
