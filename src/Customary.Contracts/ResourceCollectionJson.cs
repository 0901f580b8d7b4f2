using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Customary.Contracts;

/// <summary>
/// Creates the JSON serialization of <see cref="ResourceCollection{TResource}"/> once for all resources. Generated code would repeat it
/// for each, which makes the package a tenth larger.
/// </summary>
internal sealed class ResourceCollectionJson : IJsonTypeInfoResolver
{
    private static readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> Collections = new()
    {
        [typeof(ResourceCollection<Agreement>)] = Create<Agreement>,
        [typeof(ResourceCollection<AgreementMetadata>)] = Create<AgreementMetadata>,
        [typeof(ResourceCollection<AuditRecord>)] = Create<AuditRecord>,
        [typeof(ResourceCollection<Customer>)] = Create<Customer>,
        [typeof(ResourceCollection<CustomerUser>)] = Create<CustomerUser>,
        [typeof(ResourceCollection<DirectoryRole>)] = Create<DirectoryRole>,
        [typeof(ResourceCollection<ManagedService>)] = Create<ManagedService>,
        [typeof(ResourceCollection<PartnerRelationship>)] = Create<PartnerRelationship>,
        [typeof(ResourceCollection<UserMember>)] = Create<UserMember>,
    };

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => Collections.TryGetValue(type, out var create) ? create(options) : null;

    /// <summary>Creates the serialization of a collection.</summary>
    /// <typeparam name="T">The type of the items. The options must contain a list of it.</typeparam>
    /// <param name="options">The options.</param>
    public static JsonTypeInfo<ResourceCollection<T>> Create<T>(JsonSerializerOptions options) => JsonMetadataServices.CreateObjectInfo(options, new JsonObjectInfoValues<ResourceCollection<T>>
    {
        ObjectWithParameterizedConstructorCreator = static values => new()
        {
            TotalCount = (int)values[0],
            Items = (IReadOnlyList<T>?)values[1],
            ContinuationToken = (string?)values[2],
            Links = (ResourceLinks?)values[3],
            Attributes = (ResourceAttributes?)values[4],
        },
        ConstructorParameterMetadataInitializer = static () =>
        [
            CreateParameter<int>(0, nameof(ResourceCollection<>.TotalCount)),
            CreateParameter<IReadOnlyList<T>>(1, nameof(ResourceCollection<>.Items)),
            CreateParameter<string>(2, nameof(ResourceCollection<>.ContinuationToken)),
            CreateParameter<ResourceLinks>(3, nameof(ResourceCollection<>.Links)),
            CreateParameter<ResourceAttributes>(4, nameof(ResourceCollection<>.Attributes)),
        ],
        PropertyMetadataInitializer = _ =>
        [
            CreateProperty<T, int>(options, nameof(ResourceCollection<>.TotalCount), static page => page.TotalCount),
            CreateProperty<T, IReadOnlyList<T>?>(options, nameof(ResourceCollection<>.Items), static page => page.Items),
            CreateProperty<T, string?>(options, nameof(ResourceCollection<>.ContinuationToken), static page => page.ContinuationToken),
            CreateProperty<T, ResourceLinks?>(options, nameof(ResourceCollection<>.Links), static page => page.Links),
            CreateProperty<T, ResourceAttributes?>(options, nameof(ResourceCollection<>.Attributes), static page => page.Attributes),
        ],
    });

    private static JsonParameterInfoValues CreateParameter<TValue>(int position, string name) =>
        new() { Position = position, Name = name, ParameterType = typeof(TValue), IsNullable = position > 0, IsMemberInitializer = true };

    private static JsonPropertyInfo CreateProperty<T, TValue>(JsonSerializerOptions options, string name, Func<ResourceCollection<T>, TValue?> get) =>
        JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<TValue>
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = typeof(ResourceCollection<T>),
            PropertyName = name,
            Getter = page => get((ResourceCollection<T>)page),
        });
}
