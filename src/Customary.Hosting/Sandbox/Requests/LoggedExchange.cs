using Customary.Client.Sandbox;

namespace Customary.Hosting.Sandbox.Requests;

/// <summary>
/// A request and its response in the log. It becomes visible before the first byte of the response, so that a client that has
/// the response finds it, and is completed when the response ends.
/// </summary>
internal sealed class LoggedExchange
{
    private readonly Lock _lock = new();
    private LoggedRequest _model = new();
    private bool _isErased;

    /// <summary>The captured request body.</summary>
    public BodyCapture RequestBody { get; } = new();

    /// <summary>The captured response body.</summary>
    public BodyCapture ResponseBody { get; } = new();

    /// <summary>The number of bytes that count toward the limit of the log.</summary>
    public int Bytes { get; private set; }

    /// <summary>Whether the log contains the exchange. The log protects it with its lock.</summary>
    public bool IsLogged { get; set; }

    /// <summary>The request and the response so far.</summary>
    public LoggedRequest Model
    {
        get
        {
            lock (_lock) return _model;
        }
    }

    /// <summary>Sets what is known now. Returns by how many bytes the size changed.</summary>
    public int Update(LoggedRequest model)
    {
        lock (_lock)
        {
            _model = _isErased ? WithoutContent(model) : model;
            return Measure();
        }
    }

    /// <summary>Removes bodies, query, headers and reason if the exchange shows one of the texts. Returns by how many bytes the size changed; null if it shows none.</summary>
    public int? Erase(IReadOnlyCollection<string> texts)
    {
        lock (_lock)
        {
            if (_isErased || !texts.Any(Shows)) return null;
            _isErased = true;
            _model = WithoutContent(_model);
            return Measure();
        }
    }

    /// <summary>Whether the path, the query, a body or the reason contains a text.</summary>
    public bool Shows(string text)
    {
        lock (_lock)
        {
            return new[] { _model.Request.Url, _model.Request.Body, _model.Response.Body, _model.Reason, _model.Response.Headers.GetValueOrDefault("Location") }
                .Any(part => part is not null && part.Contains(text, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static LoggedRequest WithoutContent(LoggedRequest model) => model with
    {
        Reason = null,
        Curl = null,
        Request = model.Request with { Url = model.Request.Url?.Split('?')[0], Headers = new Dictionary<string, string>(), Body = null, Truncated = model.Request.BodyLength > 0 },
        Response = model.Response with { Headers = new Dictionary<string, string>(), Body = null, Truncated = model.Response.BodyLength > 0 },
    };

    private int Measure()
    {
        var before = Bytes;
        Bytes = 512 + Length(_model.Reason) + Length(_model.Curl) + Length(_model.Request) + Length(_model.Response);
        return Bytes - before;
    }

    private static int Length(LoggedMessage message) =>
        Length(message.Url) + Length(message.Body) + message.Headers.Sum(header => Length(header.Key) + Length(header.Value));

    private static int Length(string? text) => (text?.Length ?? 0) * sizeof(char);
}
