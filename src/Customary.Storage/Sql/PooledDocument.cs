namespace Customary.Storage.Sql;

/// <summary>A partner's document of a customer in a buffer to be given back, and its relationship.</summary>
/// <param name="Body">The <see cref="Customary.Contracts.Customer"/> as it goes over the wire, UTF-8 JSON.</param>
/// <param name="HasEnded">Whether the relationship has ended.</param>
internal readonly record struct PooledDocument(PooledBuffer Body, bool HasEnded);
