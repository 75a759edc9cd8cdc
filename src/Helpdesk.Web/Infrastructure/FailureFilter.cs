using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Helpdesk.Web.Infrastructure;

/// <summary>The one place where failures become pages: 422 with the form, 409 with what changed, 404, 403.</summary>
internal sealed class FailureFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is not HelpdeskPage page)
        {
            await next();
            return;
        }

        try
        {
            await page.LoadAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception exception) when (Answer(page, exception) is { } answer)
        {
            context.Result = answer;
            return;
        }

        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && !context.ModelState.IsValid)
        {
            context.Result = Refused(page, StatusCodes.Status422UnprocessableEntity);
            return;
        }

        var executed = await next();
        if (executed.Exception is { } failure && Answer(page, failure) is { } result)
        {
            executed.ExceptionHandled = true;
            executed.Result = result;
        }
    }

    private static IActionResult? Answer(HelpdeskPage page, Exception exception)
    {
        switch (exception)
        {
            case ValidationException invalid:
                foreach (var error in invalid.Errors)
                {
                    page.ModelState.AddModelError(Field(error.PropertyName), Word(page.T, error));
                }

                return Refused(page, StatusCodes.Status422UnprocessableEntity);
            case BrokenRuleException broken:
                foreach (var reason in broken.Reasons)
                {
                    page.ModelState.AddModelError(Field(reason.Field), page.T.Of(reason));
                }

                return Refused(page, StatusCodes.Status422UnprocessableEntity);
            case StaleVersionException:
                page.Rebase();

                // The form shows the version it goes on from, not the one that was posted.
                page.ModelState.Remove("Input.Version");
                page.ModelState.AddModelError("", page.T["Shared.Stale"]);
                return Refused(page, StatusCodes.Status409Conflict);
            case NotFoundException:
                return new NotFoundResult();
            case NotPermittedException:
                return page.CurrentUser.IsSignedIn ? new StatusCodeResult(StatusCodes.Status403Forbidden) : new ChallengeResult();
            default:
                return null;
        }
    }

    private static PageResult Refused(HelpdeskPage page, int status)
    {
        var result = page.Page();
        result.StatusCode = status;
        return result;
    }

    private static string Field(string? name) => string.IsNullOrEmpty(name) ? "" : $"Input.{name}";

    private static string Word(Words words, FluentValidation.Results.ValidationFailure failure)
    {
        var text = words[failure.ErrorMessage];
        foreach (var (name, value) in failure.FormattedMessagePlaceholderValues ?? [])
        {
            text = text.Replace($"{{{name}}}", $"{value}", StringComparison.Ordinal);
        }

        return text;
    }
}
