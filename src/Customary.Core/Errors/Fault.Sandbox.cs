namespace Customary.Core.Errors;

/// <summary>Faults of the sandbox state.</summary>
internal sealed partial record Fault
{
    /// <summary>404/1000: there is no snapshot with the name.</summary>
    public static Fault SnapshotNotFound(string name) => new(404, 1000, $"There is no snapshot {name}. GET /_customary/snapshots lists the snapshots.");

    /// <summary>409/3001: another snapshot has the name.</summary>
    public static Fault SnapshotNameTaken(string name) => new(409, 3001, $"There is already a snapshot {name}. Delete it first, or choose another name.", [$"name: {name} is in use"]);

    /// <summary>409/3003: another version of the schema saved the snapshot.</summary>
    public static Fault SnapshotIncompatible(string name, long saved, long current) =>
        new(409, 3003, $"The snapshot {name} was saved with schema {saved}, and this server has schema {current}. Delete the snapshot and create it again. Nothing was changed.",
            [$"schema: is {saved}, must be {current}"]);

    /// <summary>409/3001: a saved or imported domain belongs to another customer.</summary>
    public static Fault SavedDomainTaken(string domain) =>
        new(409, 3001, $"The domain {domain} belongs to another customer. Remove that customer, or restore all tenants. Nothing was changed.", [$"domain: {domain} is taken"]);
}
