using Customary.Client.Sandbox;
using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Sandbox.Requests;

/// <summary>Reads a filter of logged requests from a query. Unknown parameters are errors.</summary>
internal static class RequestFilterReader
{
    private static readonly string[] Parameters = ["tenant", "operation", "status", "path", "requestId", "since", "limit", "count", "timeout"];

    /// <summary>Reads the filter. Returns it, or a fault with all errors.</summary>
    public static Outcome<RequestFilter> Read(IQueryCollection query)
    {
        var errors = new ValidationErrors();
        foreach (var (name, values) in query)
        {
            if (!Parameters.Contains(name)) errors.Add(name, $"is not known; allowed: {string.Join(", ", Parameters)}");
            else if (values.Count > 1) errors.Add(name, "is repeated");
        }

        var filter = new RequestFilter
        {
            Tenant = Text(query["tenant"]),
            Operation = Text(query["operation"]),
            Status = Number(query, "status", errors),
            Path = Text(query["path"]),
            RequestId = Parse<Guid>(query, "requestId", StrictGuid.TryParse, "must be a GUID", errors),
            Since = Parse<DateTimeOffset>(query, "since", InstantConverter.TryParse, "must be an ISO 8601 time with a time zone, such as 2026-01-31T12:00:00Z", errors),
            Limit = Number(query, "limit", errors),
            Count = Number(query, "count", errors),
            Timeout = Parse<TimeSpan>(query, "timeout", Iso8601DurationConverter.TryParse, "must be an ISO 8601 duration such as PT10S", errors),
        };
        return errors.IsEmpty ? filter : Fault.ValidationFailed(errors);
    }

    private delegate bool Parser<TValue>(string text, out TValue value);

    private static string? Text(StringValues values) => values.Count == 0 ? null : values[0];

    private static int? Number(IQueryCollection query, string name, ValidationErrors errors) =>
        Parse(query, name, (string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value), "must be a whole number", errors);

    private static TValue? Parse<TValue>(IQueryCollection query, string name, Parser<TValue> parser, string error, ValidationErrors errors)
        where TValue : struct
    {
        if (Text(query[name]) is not { } text) return null;
        if (parser(text, out var value)) return value;
        errors.Add(name, error);
        return null;
    }
}
