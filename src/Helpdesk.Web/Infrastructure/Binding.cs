using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Helpdesk.Web.Infrastructure;

/// <summary>An empty field is an empty text, never null.</summary>
internal sealed class KeepEmptyText : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;
}

/// <summary>Text as it was typed, with one kind of line break: browsers send two characters for what they count as one.</summary>
internal sealed class PlainTextBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) ? new Binder() : null;

    private sealed class Binder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (value != ValueProviderResult.None)
            {
                bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
                bindingContext.Result = ModelBindingResult.Success((value.FirstValue ?? "").Replace("\r\n", "\n", StringComparison.Ordinal));
            }

            return Task.CompletedTask;
        }
    }
}

/// <summary>A box is ticked or not. What is neither is refused, and the box is shown again as not ticked.</summary>
internal sealed class CheckBoxBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(bool) ? new Binder() : null;

    private sealed class Binder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (value == ValueProviderResult.None)
            {
                return Task.CompletedTask;
            }

            var isKnown = bool.TryParse(value.FirstValue, out var ticked);
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, ticked, ticked ? "true" : "false");
            if (isKnown)
            {
                bindingContext.Result = ModelBindingResult.Success(ticked);
            }
            else
            {
                var messages = bindingContext.ModelMetadata.ModelBindingMessageProvider;
                bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, messages.AttemptedValueIsInvalidAccessor(value.FirstValue ?? "", ""));
            }

            return Task.CompletedTask;
        }
    }
}

/// <summary>A <c>datetime-local</c> or date input is meant in the reader's zone.</summary>
internal sealed class ReaderTimeBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateTimeOffset) ? new Binder() : null;

    private sealed class Binder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (value == ValueProviderResult.None)
            {
                return Task.CompletedTask;
            }

            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
            if (string.IsNullOrWhiteSpace(value.FirstValue))
            {
                // Without a result the field would count as not yet validated, and the whole form as invalid.
                bindingContext.Result = bindingContext.ModelMetadata.IsReferenceOrNullableType ? ModelBindingResult.Success(null) : bindingContext.Result;
                return Task.CompletedTask;
            }

            string[] formats = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd"];
            if (DateTime.TryParseExact(value.FirstValue, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
                && local.Year is > 1900 and < 2200)
            {
                var time = bindingContext.HttpContext.RequestServices.GetRequiredService<ReaderTime>();
                bindingContext.Result = ModelBindingResult.Success(time.FromLocal(local));
            }
            else
            {
                var messages = bindingContext.ModelMetadata.ModelBindingMessageProvider;
                bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, messages.AttemptedValueIsInvalidAccessor(value.FirstValue, ""));
            }

            return Task.CompletedTask;
        }
    }
}

internal static class BindingMessages
{
    public static void Use(DefaultModelBindingMessageProvider messages, WordList words)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => words["Validation.NotUnderstood"]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => words["Validation.NotUnderstood"]);
        messages.SetUnknownValueIsInvalidAccessor(_ => words["Validation.NotUnderstood"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => words["Validation.NotUnderstood"]);
        messages.SetValueIsInvalidAccessor(_ => words["Validation.NotUnderstood"]);
        messages.SetValueMustBeANumberAccessor(_ => words["Validation.Number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => words["Validation.Number"]);
        messages.SetValueMustNotBeNullAccessor(_ => words["Validation.Required"]);
        messages.SetMissingBindRequiredValueAccessor(_ => words["Validation.Required"]);
        messages.SetMissingKeyOrValueAccessor(() => words["Validation.Required"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => words["Validation.Required"]);
    }
}
