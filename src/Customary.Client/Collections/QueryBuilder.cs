namespace Customary.Client;

/// <summary>Builds the path and query of a request.</summary>
internal static class QueryBuilder
{
    /// <summary>Appends parameters to a path. Parameters without a value are omitted.</summary>
    public static string Build(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        foreach (var (name, value) in parameters)
            if (value is not null) path = Append(path, name, value);
        return path;
    }

    /// <summary>Appends a parameter to a path, which can have a query already.</summary>
    public static string Append(string path, string name, string value) =>
        $"{path}{(path.IndexOf('?') < 0 ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
}
