namespace Customary.Hosting.Sandbox.Faults;

/// <summary>The operations of the API and their documented faults, from the route table. They are created on first use.</summary>
internal sealed class OperationFaults(ApiRoutes routes, DescriptionOptions options)
{
    private readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<Fault>>> _faults = new(() => routes.GetAll().ToDictionary(
        route => route.GetOperationName(),
        IReadOnlyList<Fault> (route) => route.FindDescription(options) is { } description ? [.. description.Faults, .. CommonFaults.GetFor(route, description, options)] : []));

    /// <summary>The documented faults of each operation.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Fault>> All => _faults.Value;
}
