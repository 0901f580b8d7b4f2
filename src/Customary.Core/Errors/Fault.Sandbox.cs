namespace Customary.Core.Errors;

/// <summary>Faults of the sandbox state.</summary>
internal sealed partial record Fault
{
    /// <summary>503/800003: the server is adding its seed.</summary>
    public static Fault SeedPending() =>
        new(503, 800003, "The server is adding the data of the setting seed. Retry after the seconds in Retry-After.") { RetryAfterSeconds = 1 };

    /// <summary>404/1000: there is no snapshot with the name.</summary>
    public static Fault SnapshotNotFound(string name) => new(404, 1000, $"There is no snapshot {name}. GET /_customary/snapshots lists the snapshots.");

    /// <summary>409/3001: another snapshot has the name.</summary>
    public static Fault SnapshotNameTaken(string name) => new(409, 3001, $"There is already a snapshot {name}. Delete it first, or choose another name.", [$"name: {name} is in use"]);

    /// <summary>409/3003: another version of the schema saved the snapshot.</summary>
    public static Fault SnapshotIncompatible(string name, long saved, long current) =>
        new(409, 3003, $"The snapshot {name} was saved with schema {saved}, and this server has schema {current}. Delete the snapshot and create it again. Nothing was changed.",
            [$"schema: is {saved}, must be {current}"]);

    /// <summary>400/3000: an import or a seed is not valid.</summary>
    public static Fault ImportInvalid(IReadOnlyList<string> errors, int count) =>
        new(400, 3000, $"The data is not valid, and nothing was changed. Errors: {count}. The first one: {errors[0]}", errors);

    /// <summary>409/3001: a customer of an import has a domain or an ID that is in use.</summary>
    public static Fault ImportConflict(string reason) => new(409, 3001, $"Nothing was imported: {reason}", [reason]);

    /// <summary>409/3001: a saved domain belongs to another customer.</summary>
    public static Fault SavedDomainTaken(string domain) =>
        new(409, 3001, $"The domain {domain} belongs to another customer. Remove that customer, or restore all tenants. Nothing was changed.", [$"domain: {domain} is taken"]);

    /// <summary>404/1000: the partners have no registered partnership.</summary>
    public static Fault PartnershipNotFound() => new(404, 1000, "The partnership does not exist. GET /_customary/partnerships lists the partnerships.");

    /// <summary>409/3000: the registered kinds of two partners do not allow a partnership.</summary>
    public static Fault PartnershipRefused(string reason) => new(409, 3000, reason);

    /// <summary>404/1000: the partner does not have the validation code.</summary>
    public static Fault ValidationCodeNotFound() => new(404, 1000, "The partner does not have this validation code. GET /_customary/validation-codes lists the codes.");

    /// <summary>404/1000: no customer of any partner has the tenant ID or the domain.</summary>
    public static Fault AnyCustomerNotFound(string customer) => new(404, 1000, $"Customer '{customer}' does not exist. Use the tenant ID of a customer or one of its domains.");
}
