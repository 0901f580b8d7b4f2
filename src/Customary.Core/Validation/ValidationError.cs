namespace Customary.Core.Validation;

/// <summary>One field of a request body that is not as it must be.</summary>
/// <param name="Field">The path of the field as it is written on the wire, such as <c>companyProfile.domain</c>.</param>
/// <param name="Reason">What is wrong and what is allowed, as the rest of a sentence that begins with the field.</param>
/// <param name="Code">The number of the error, were this the only one.</param>
internal sealed record ValidationError(string Field, string Reason, int Code);
