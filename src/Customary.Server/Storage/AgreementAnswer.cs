namespace Customary.Server.Storage;

/// <summary>What became of an agreement to be confirmed.</summary>
public enum Agreeing
{
    /// <summary>It is kept.</summary>
    Added,

    /// <summary>The same request was carried out before; its answer is given again.</summary>
    Repeated,

    /// <summary>The MS-RequestId was used with another body.</summary>
    RequestIdReused,

    /// <summary>The partner confirmed the same before.</summary>
    Exists,

    /// <summary>The partner never had that customer.</summary>
    NoCustomer,

    /// <summary>The relationship with the customer has ended.</summary>
    RelationshipEnded,
}

/// <summary>What became of an agreement to be confirmed, and what to answer.</summary>
/// <param name="Agreeing">What became of it.</param>
/// <param name="Body">What to answer; null unless it was added now or before.</param>
public sealed record AgreementAnswer(Agreeing Agreeing, byte[]? Body = null);
