namespace Customary.Client.Sandbox;

/// <summary>Creates the JSON serialization of <see cref="SandboxCollection{TItem}"/> once for all items. Generated code would repeat it for each.</summary>
internal static class SandboxCollectionJson
{
    private const string Items = nameof(SandboxCollection<>.Items);

    /// <summary>Creates the serialization of a collection.</summary>
    /// <typeparam name="T">The type of the items. The options must contain a list of it.</typeparam>
    /// <param name="options">The options.</param>
    public static JsonTypeInfo<SandboxCollection<T>> Create<T>(JsonSerializerOptions options) => JsonMetadataServices.CreateObjectInfo(options, new JsonObjectInfoValues<SandboxCollection<T>>
    {
        ObjectWithParameterizedConstructorCreator = static values => new() { Items = (IReadOnlyList<T>?)values[0] ?? [] },
        ConstructorParameterMetadataInitializer = static () => [new() { Name = Items, ParameterType = typeof(IReadOnlyList<T>), IsMemberInitializer = true }],
        PropertyMetadataInitializer = _ =>
        [
            JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<IReadOnlyList<T>>
            {
                IsProperty = true,
                IsPublic = true,
                DeclaringType = typeof(SandboxCollection<T>),
                PropertyName = Items,
                Getter = static collection => ((SandboxCollection<T>)collection).Items,
            }),
        ],
    });
}
