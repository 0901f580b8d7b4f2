namespace Customary.Storage.Sql;

/// <summary>The partner's view of a customer.</summary>
/// <param name="Body">A <see cref="Customary.Contracts.Customer"/> in the API's JSON, UTF-8. The receiver must dispose it.</param>
/// <param name="HasEnded">Whether the relationship of the partner has ended.</param>
internal readonly record struct PooledDocument(PooledBuffer Body, bool HasEnded);
