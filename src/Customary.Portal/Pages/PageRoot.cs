using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Customary.Portal.Pages;

/// <summary>
/// Gives a page its context and its model as cascading values. Razor compiles components as public types, and their parameters must be
/// public too; a cascading parameter can be private, so contexts and models can be internal.
/// </summary>
/// <typeparam name="TPage">The component of the page.</typeparam>
/// <typeparam name="TModel">The type of its model.</typeparam>
internal sealed class PageRoot<TPage, TModel> : ComponentBase
    where TPage : IComponent
{
    /// <summary>The context of the request.</summary>
    [Parameter]
    public PageContext Context { get; set; } = null!;

    /// <summary>The model of the page.</summary>
    [Parameter]
    public TModel Model { get; set; } = default!;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => Cascade(builder, Context, inner => Cascade(inner, Model, page =>
    {
        page.OpenComponent<TPage>(0);
        page.CloseComponent();
    }));

    private static void Cascade<TValue>(RenderTreeBuilder builder, TValue value, RenderFragment content)
    {
        builder.OpenComponent<CascadingValue<TValue>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), value);
        builder.AddComponentParameter(2, nameof(CascadingValue<>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<>.ChildContent), content);
        builder.CloseComponent();
    }
}
