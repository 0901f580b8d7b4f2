namespace Customary.Client.Sandbox;

/// <summary>Creates query strings.</summary>
internal static class SandboxQuery
{
    /// <summary>Returns the query with the parameters that have a value; empty if none has.</summary>
    public static string Create(params (string Name, string? Value)[] parameters)
    {
        var set = parameters.Where(parameter => parameter.Value is not null).Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}").ToList();
        return set.Count == 0 ? "" : $"?{string.Join("&", set)}";
    }
}
